/**
 * A network that stands and that another tool has made, taken in: what Azure has, the stack file that describes it, and what
 * could not be said in one.
 *
 * <p>{@link FoundAzure} is what was read, by {@link ExportFile} or from Azure itself. The classes {@code Draft...} each
 * propose one section of a stack file from it; {@link ProposedStack} is the whole, read again by the program's own strict reader
 * and recorded by its own program, so that a proposal is judged as any stack is.
 */
@NullMarked
package hybridnetwork.adopt;

import org.jspecify.annotations.NullMarked;
