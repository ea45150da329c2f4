/** The language of template expressions: parsed, not evaluated. */
@NullMarked
package hybridnetwork.template.expression;

import org.jspecify.annotations.NullMarked;
