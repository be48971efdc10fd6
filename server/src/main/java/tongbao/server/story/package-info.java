/** The story of a payment and its incidents in words for people: one wording for the API and for the command line. */
@NullMarked
package tongbao.server.story;

import org.jspecify.annotations.NullMarked;
