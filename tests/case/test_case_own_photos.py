"""A person's photos, from a picture, a folder, a ZIP or a platform's data download."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from impostor.case import CaseError, Skipped, photo_files

# The layouts that photo_files names its sources for; all names in them are made up.
INSTAGRAM_2018 = {
    "photos/201801/a.jpg": True,
    "profile/201705/b.jpg": True,
    "stories/201802/c.jpg": False,
    "direct/201803/d.jpg": False,
    "videos/201801/e.mp4": False,
    "media.json": None,
    "messages.json": None,
    "profile.json": None,
}
INSTAGRAM_2022 = {
    "content/posts_1.json": None,
    "media/posts/202103/a.jpg": True,
    "media/archived_posts/202103/b.webp": True,
    "media/profile/201901/c.jpg": True,
    "media/stories/202104/d.jpg": False,
    "media/other/202104/e.jpg": False,
    "messages/inbox/nina_u2df5/photos/f.jpg": False,
    "messages/message_requests/ivo_1/photos/g.jpg": False,
    "your_topics/your_topics.json": None,
}
INSTAGRAM_NOW = {
    "your_instagram_activity/media/posts_1.html": None,
    "your_instagram_activity/messages/inbox/nina_1/photos/a.jpg": False,
    "your_instagram_activity/messages/inbox/nina_1/message_1.json": None,
    "media/posts/202503/b.jpg": True,
    "media/posts/202503/B.HEIC": True,
    "media/profile/202401/c.jpg": True,
    "media/stories/202503/d.jpg": False,
    "files/Instagram-Logo.png": False,
}
FACEBOOK_2019 = {
    "photos_and_videos/album/0.json": None,
    "photos_and_videos/Profilepictures_x1/a.jpg": True,
    "photos_and_videos/stickers_used/b.png": False,
    "messages/inbox/nina_1/photos/c.jpg": False,
    "messages/stickers_used/d.png": False,
}
FACEBOOK_NOW = {
    "your_facebook_activity/posts/media/Profilepictures_1/a.jpg": True,
    "your_facebook_activity/posts/media/your_posts/b.jpg": True,
    "your_facebook_activity/posts/media/stickers_used/c.png": False,
    "your_facebook_activity/messages/inbox/nina_1/photos/d.jpg": False,
    "your_facebook_activity/messages/e2ee_cutover/ivo_1/photos/e.jpg": False,
    "your_facebook_activity/groups/media/f.jpg": False,
    "your_facebook_activity/comments_and_reactions/media/g.jpg": False,
    "ads_information/h.jpg": False,
    "start_here.html": None,
}
FACEBOOK_2023 = {
    "your_activity_across_facebook/posts/media/summer_x9/a.jpg": True,
    "your_activity_across_facebook/messages/archived_threads/ivo_2/photos/b.jpg": False,
}
DOWNLOADS = {
    "instagram 2018": INSTAGRAM_2018,
    "instagram 2022": INSTAGRAM_2022,
    "instagram now": INSTAGRAM_NOW,
    "facebook 2019": FACEBOOK_2019,
    "facebook 2023": FACEBOOK_2023,
    "facebook now": FACEBOOK_NOW,
}


def zipped(path: Path, names: Mapping[str, object] | list[str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, f"bytes of {name}")
    return path


def unpacked(folder: Path, names: Mapping[str, object] | list[str]) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"bytes of {name}", encoding="utf-8")
    return folder


def read(path: Path) -> tuple[dict[str, bytes], dict[str, str]]:
    skipped: list[Skipped] = []
    photos = dict(photo_files(path, skipped.append))
    return photos, {left.name: str(left.reason) for left in skipped}


@pytest.mark.parametrize("layout", DOWNLOADS.values(), ids=DOWNLOADS)
@pytest.mark.parametrize("packed", [zipped, unpacked])
@pytest.mark.parametrize("root", ["", "instagram-lea-2025-01-01-x/"], ids=["bare", "in a folder"])
def test_of_a_data_download_only_the_persons_own_photos_are_taken(
    tmp_path: Path, layout: Mapping[str, bool | None], packed: object, root: str
) -> None:
    assert callable(packed)
    photos, skipped = read(packed(tmp_path / "download", [root + name for name in layout]))
    assert set(photos) == {root + name for name, own in layout.items() if own}
    assert set(skipped) == {root + name for name, own in layout.items() if own is False}
    assert all(data == f"bytes of {name}".encode() for name, data in photos.items())


@pytest.mark.parametrize("packed", [zipped, unpacked])
def test_of_any_other_folder_every_picture_is_taken_and_the_rest_named(
    tmp_path: Path, packed: object
) -> None:
    names = ["été/Plage 🌊.JPG", "messages/from grandma.png", "stories/x.webp", "a.heic",
             "notes.txt", "film.mp4", ".DS_Store", "__MACOSX/._a.heic", ".cache/x.jpg"]  # fmt: skip
    assert callable(packed)
    photos, skipped = read(packed(tmp_path / "holiday", names))
    assert set(photos) == {"été/Plage 🌊.JPG", "messages/from grandma.png", "stories/x.webp",
                           "a.heic", "film.mp4"}  # fmt: skip
    assert skipped == {"notes.txt": "This file is no picture that can be read."}


def test_one_picture_is_taken_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"jpeg")
    assert read(tmp_path / "photo") == ({"photo": b"jpeg"}, {})


def test_a_picture_with_a_zip_behind_it_is_a_picture(tmp_path: Path) -> None:
    zipped(tmp_path / "x.zip", ["a.jpg"])
    (tmp_path / "x.jpg").write_bytes(b"jpeg" + (tmp_path / "x.zip").read_bytes())
    assert list(read(tmp_path / "x.jpg")[0]) == ["x.jpg"]


def test_a_zip_names_no_place_outside_itself(tmp_path: Path) -> None:
    names = ["../../up.jpg", "/root.jpg", "C:\\x.jpg"]
    before = sorted(tmp_path.parent.iterdir())
    photos, _ = read(zipped(tmp_path / "slip.zip", names))
    assert len(photos) == 2  # a name that begins with two dots counts as hidden
    assert sorted(tmp_path.parent.iterdir()) == before


@pytest.mark.parametrize("packed", [zipped, unpacked])
@pytest.mark.parametrize("names", [[], ["notes.txt"], ["messages/inbox/nina_1/photos/a.jpg"]])
def test_no_photo_at_all_is_an_error(tmp_path: Path, packed: object, names: list[str]) -> None:
    assert callable(packed)
    (tmp_path / "x").mkdir()
    place = packed(tmp_path / "x" / ("y.zip" if packed is zipped else "y"), names)
    place.mkdir(exist_ok=True) if packed is unpacked else None
    with pytest.raises(CaseError, match="holds no photo: give a folder"):
        read(place)


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="There is no photo, folder or ZIP"):
        read(tmp_path / "nowhere")


def test_a_zip_cut_short_is_an_error(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "x.zip", ["a.jpg", "b.jpg"]).read_bytes()
    (tmp_path / "x.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CaseError, match="no whole ZIP file: download or copy it again"):
        read(tmp_path / "x.zip")


def test_a_locked_zip_is_an_error(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", ["a.jpg"])
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(CaseError, match="locked with a password: unpack it"):
        read(path)


def test_a_damaged_entry_costs_that_entry(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", ["a.jpg", "b.jpg"])
    path.write_bytes(path.read_bytes().replace(b"bytes of a.jpg", b"bytes 0f a.jpg"))
    photos, skipped = read(path)
    assert list(photos) == ["b.jpg"]
    assert "damaged" in skipped["a.jpg"]


def test_an_unusual_packing_costs_that_entry(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("a.jpg", b"x", zipfile.ZIP_BZIP2)
        archive.writestr("b.jpg", b"x", zipfile.ZIP_DEFLATED)
    photos, skipped = read(tmp_path / "x.zip")
    assert list(photos) == ["b.jpg"]
    assert list(skipped) == ["a.jpg"]


def test_a_zip_bomb_is_read_as_far_as_the_cap_whatever_size_it_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("impostor.case.own_photos.LARGEST", 10_000)
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jpg", bytes(10_001))
        archive.writestr("b.jpg", bytes(10_000))
    photos, skipped = read(tmp_path / "x.zip")
    assert list(photos) == ["b.jpg"]
    assert skipped == {"a.jpg": "The file is too large to be opened."}


def test_a_zip_of_very_many_large_pictures_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("impostor.case.own_photos.LARGEST_TOGETHER", 2**30)
    monkeypatch.setattr("impostor.case.own_photos.MOST_ENTRIES", 2)
    with pytest.raises(CaseError, match="has more than 2 files"):
        read(zipped(tmp_path / "x.zip", ["a.jpg", "b.jpg", "c.jpg"]))
    monkeypatch.setattr("impostor.case.own_photos.LARGEST_TOGETHER", 20)
    with pytest.raises(CaseError, match=r"larger than .* together"):
        read(zipped(tmp_path / "x.zip", ["a.jpg", "b.jpg"]))


def test_a_file_that_may_not_be_read_costs_that_file(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"jpeg")
    (tmp_path / "b.jpg").symlink_to(tmp_path / "nowhere.jpg")
    assert list(read(tmp_path)[0]) == ["a.jpg"]
