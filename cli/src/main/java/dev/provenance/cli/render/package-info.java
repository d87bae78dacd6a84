/** Results as people and programs want to read them: tables, badges, trees, JSON. */
@NullMarked
package dev.provenance.cli.render;

import org.jspecify.annotations.NullMarked;
