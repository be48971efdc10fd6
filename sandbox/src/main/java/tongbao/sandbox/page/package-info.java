/** What the sandbox's pages are made of: escaped HTML, two languages, one frame, pictures of QR codes. */
@NullMarked
package tongbao.sandbox.page;

import org.jspecify.annotations.NullMarked;
