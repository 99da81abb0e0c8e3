"""`python -m tests.assurance.kills`: kill -9 at 50 random moments of a scan, then a rerun each."""

import argparse
import sys
import tempfile
from pathlib import Path

import trustme

from fixtures.network import build
from fixtures.server import serve
from tests.stories.killing import Outcome, Street, kill_often
from tests.stories.town import Town


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    authority = trustme.CA()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        bundle = folder / "ca.pem"
        authority.cert_pem.write_to_path(str(bundle))
        network = build(folder / "network", seed=5, accounts=40, impostors=6)
        with serve(network.site, authority) as served:
            town = Town(network, served, bundle)
            street = Street(town, network.links)
            outcome = kill_often(street, folder, asked.kills, asked.seed)
    sys.stdout.write(
        f"{outcome.kills} kills: {outcome.lost} observations lost, {outcome.doubled} doubled, "
        f"{outcome.changed} final rankings changed\n"
    )
    sys.exit(outcome != Outcome(asked.kills, 0, 0, 0))


if __name__ == "__main__":
    main()
