"""The radar: questions that keep coming, over all channels, answered by a page whose effect is measured."""
