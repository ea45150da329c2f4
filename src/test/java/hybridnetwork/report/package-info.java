/** Golden tests of the reports. */
@NullMarked
package hybridnetwork.report;

import org.jspecify.annotations.NullMarked;
