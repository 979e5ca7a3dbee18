"""The broker on disk lets go of a message that a full disk cut off, and hands on the next."""

from queue import Empty

import pytest
from kombu import Connection


@pytest.fixture
def broker(tmp_path):
    folders = {name: str(tmp_path) for name in ("data_folder_in", "data_folder_out", "control_folder")}
    with Connection("filesystem://", transport="config.disk_broker:Transport", transport_options=folders) as opened:
        yield opened


def test_a_message_that_was_cut_off_ends_nobody(broker, tmp_path):
    queue = broker.SimpleQueue("hints")
    for left in (0, 30):
        queue.put("cut off")
        (message,) = tmp_path.glob("*.hints.msg")
        message.write_bytes(message.read_bytes()[:left])

        with pytest.raises(Empty):
            queue.get(block=False)

    queue.put("whole")
    assert queue.get(block=False).payload == "whole"
    queue.close()
