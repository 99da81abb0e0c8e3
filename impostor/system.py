"""What exists on POSIX systems only, each with a portable fallback."""

import sys
from pathlib import Path


def limit_memory(headroom: int) -> None:
    """Forbid this process to grow by more than `headroom` bytes of address space from here on.

    An allocation past it raises MemoryError instead of slowing the whole machine down. Only Linux
    both tells the present size (proc(5), statm) and keeps to RLIMIT_AS; elsewhere nothing happens,
    and the caps on bytes and pixels are the only bound.
    """
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - POSIX only

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        limit = pages * resource.getpagesize() + headroom
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def forbid_core_dumps() -> None:
    """Let a crash leave no copy of the process's memory, and of the picture in it, on the disk."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
