/** What the code's structure promises, checked on its compiled classes and its files. */
@NullMarked
package dev.provenance.architecture;

import org.jspecify.annotations.NullMarked;
