/** What a template's expressions, loops, conditions and nested deployments come to. */
@NullMarked
package hybridnetwork.template.evaluation;

import org.jspecify.annotations.NullMarked;
