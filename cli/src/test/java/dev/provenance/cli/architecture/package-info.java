/** What the code's structure promises, checked on its compiled classes. */
@NullMarked
package dev.provenance.cli.architecture;

import org.jspecify.annotations.NullMarked;
