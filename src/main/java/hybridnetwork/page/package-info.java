/**
 * The page of a stack: its network drawn, with every outage to click through, the proof, the problems and the resources, in one
 * file that needs nothing from elsewhere ({@code docs/report.md}).
 *
 * <p>{@link hybridnetwork.page.Scene} is what is drawn, {@link hybridnetwork.page.Columns} where it stands, {@link
 * hybridnetwork.page.PageData} what is embedded as JSON, {@link hybridnetwork.page.ReportPage} the file.
 */
@NullMarked
package hybridnetwork.page;

import org.jspecify.annotations.NullMarked;
