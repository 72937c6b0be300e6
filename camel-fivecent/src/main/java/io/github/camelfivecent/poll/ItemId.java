package io.github.camelfivecent.poll;

import io.github.camelfivecent.model.FivecentRecord;

/**
 * What the first pass of a walk reads of an item.
 *
 * @param id the item's id
 */
public record ItemId(String id) implements FivecentRecord {}
