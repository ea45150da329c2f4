/**
 * Everything that is printed about a stack: problems and the plan as terminal text, JSON and Markdown.
 *
 * <p>Renderers take plain values and return text; they decide nothing and read nothing. User text (names, values of a
 * stack file) is escaped for the format that it goes into.
 */
@NullMarked
package hybridnetwork.report;

import org.jspecify.annotations.NullMarked;
