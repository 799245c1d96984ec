"""A server that speaks S3, for tests: moto's, in a thread, on a free port, with one bucket."""

from collections.abc import Iterator
from contextlib import contextmanager

import boto3
from moto.server import ThreadedMotoServer

BUCKET = "evidence"
ACCESS = {"region": "us-east-1", "access_key_id": "test", "secret_access_key": "test"}


@contextmanager
def bucket() -> Iterator[dict[str, str]]:
    """How a fresh bucket is reached, for the length of a block."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        client = boto3.client(
            "s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test",
            aws_secret_access_key="test",
        )  # fmt: skip
        client.create_bucket(Bucket=BUCKET)
        yield {"endpoint": endpoint, **ACCESS}
    finally:
        server.stop()
