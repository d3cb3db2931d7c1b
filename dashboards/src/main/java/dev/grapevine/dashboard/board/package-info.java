/** Boards as an import file holds them, read back: checked, asked of Elasticsearch and drawn without a Kibana. */
@NullMarked
package dev.grapevine.dashboard.board;

import org.jspecify.annotations.NullMarked;
