/**
 * What a change of the project means for networks that stand: another plan of each stack compared with this one's.
 *
 * <p>The other plan is the base branch's. What Azure would refuse, or replace, is decided by the program itself, recorded as
 * if the other plan's network stood in Azure; here resources are compared property by property, and problems one by one.
 */
@NullMarked
package hybridnetwork.review;

import org.jspecify.annotations.NullMarked;
