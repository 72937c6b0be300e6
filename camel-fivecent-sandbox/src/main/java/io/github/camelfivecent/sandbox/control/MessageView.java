package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.camelfivecent.sandbox.testing.Message;
import java.util.List;

/**
 * A message with what can be taken out of its text.
 *
 * @param message the message
 * @param codes the codes in it
 * @param links the links in it
 */
record MessageView(@JsonUnwrapped Message message, List<String> codes, List<String> links) {
    static MessageView of(Message message) {
        return new MessageView(message, message.codes(), message.links());
    }
}
