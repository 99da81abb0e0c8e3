"""What a worker process does with one image."""

import hashlib
import io

from PIL import Image
from threadpoolctl import threadpool_limits

from impostor.images.decode import Decoded, decode
from impostor.images.refusal import UnreadableError
from impostor.images.values import PHOTOS, Describe, Limits, Opened, Pixels, Unreadable
from impostor.language import N_
from impostor.model import Photo, Sentence
from impostor.system import forbid_core_dumps, limit_memory

THUMBNAIL_SIDE = 480


def prepare(_: Describe, limits: Limits = PHOTOS) -> None:
    """Limit this worker; the describe function is only sent so that its libraries are loaded."""
    forbid_core_dumps()
    limit_memory(limits.headroom)
    one_thread()


def one_thread() -> None:
    """Keep this process to one thread: on small arrays, threads that wait cost tenfold."""
    threadpool_limits(1)


def open_one(
    data: bytes, describe: Describe, described_by: str, limits: Limits = PHOTOS
) -> Opened | Unreadable:
    """Decode, describe and make small one image; whatever fails becomes data."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        decoded = decode(data, limits.long_side)
        return _opened(sha256, decoded, describe, described_by)
    except UnreadableError as refusal:
        return Unreadable(sha256, refusal.sentence)
    except MemoryError:
        return Unreadable(sha256, Sentence(N_("Opening the picture takes too much memory.")))
    except Exception:  # noqa: BLE001 - one image's boundary: Pillow raises anything on damaged files
        return Unreadable(sha256, Sentence(N_("The picture is damaged or cut short.")))


def _opened(sha256: str, decoded: Decoded, describe: Describe, described_by: str) -> Opened:
    description = describe(decoded.frames)
    photo = Photo(
        sha256=sha256,
        width=decoded.width,
        height=decoded.height,
        quality=description.quality,
        described_by=described_by,
        descriptors=description.descriptors,
    )
    return Opened(photo, _thumbnail(decoded.frames[description.frame]))


def _thumbnail(pixels: Pixels) -> bytes:
    """Encode pixels again, so that neither metadata nor anything hidden in the file goes on."""
    image = Image.fromarray(pixels)
    image.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()
