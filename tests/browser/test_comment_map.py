"""The map of comments in a browser: it moves, and every point, group and area opens its comments by pointer, finger and keys."""

from __future__ import annotations

import base64
import random
import re
from xml.etree import ElementTree

import numpy as np
import pytest

from analysis.statistics.texts.map_area import inside
from analysis.statistics.texts.map_grid import MapGrid
from tests.browser.test_every_page import WHAT_READS_BADLY, faults
from tests.many_comments import ALONE, COUNT, ID
from tests.pages.components.data.test_points import read

pytestmark = pytest.mark.browser
MAP = "document.querySelector('.atlas-map').atlasMap"
SEEN = f"(() => {{ const {{ x, y, zoom }} = {MAP}.sight; return [x, y, zoom]; }})()"


@pytest.fixture
def mapped(visit, many):
    """Open the map, wait until its points are there and in sight: visitor, page, frame."""

    def opened(*, width=1440, scheme="light", touch=False, **query):
        visitor = visit(width=width, scheme=scheme, touch=touch, server=many)
        page = visitor.open("map", **query)
        page.locator("[data-part=seen] button").or_(page.get_by_text("見えている範囲に0件")).first.wait_for()
        frame = page.locator(".atlas-map-frame")
        visitor.steady(frame)
        return visitor, page, frame

    return opened


def count(page, part="seen"):
    """How many comments the line under the map says there are."""
    page.wait_for_timeout(400)  # it is counted once the map rests
    return int("".join(filter(str.isdigit, page.inner_text(f"[data-part={part}]"))))


def place_of(page, frame, number):
    """Where the point of a comment is on the screen."""
    box = frame.bounding_box()
    across, down = page.evaluate(
        f"number => {{ const map = {MAP}, n = [...map.points.row.keys()].find((n) => map.points.name(n) === number);"
        " return map.sight.seen(map.points.x[n], map.points.y[n]); }",
        number,
    )
    return box["x"] + across, box["y"] + down


def around(page, frame, radius, *, middle=(0.5, 0.5)):
    """Draw a line around a place of the frame, as a hand does."""
    box = frame.bounding_box()
    x, y = box["x"] + middle[0] * box["width"], box["y"] + middle[1] * box["height"]
    ways = [(np.cos(turn), np.sin(turn)) for turn in np.linspace(0, 2 * np.pi, 40)]
    page.mouse.move(x + radius, y)
    page.mouse.down()
    for across, down in ways[1:]:
        page.mouse.move(x + radius * across, y + radius * down)
    page.mouse.up()


def test_it_is_enlarged_by_the_wheel_and_the_buttons_and_moved_by_hand(mapped):
    _, page, frame = mapped()
    whole = count(page)
    assert whole == COUNT - ALONE
    number = page.evaluate(f"{MAP}.points.name({MAP}.points.nearest(...{MAP}.sight.at(300, 250), 65536))")
    x, y = place_of(page, frame, number)
    page.mouse.move(x, y)
    page.mouse.wheel(0, -300)
    nearer = count(page)
    assert nearer < whole and page.evaluate(SEEN)[2] >= 2
    assert place_of(page, frame, number) == pytest.approx((x, y), abs=2)  # what lies under the pointer stays there
    assert page.get_by_role("button", name=re.compile(f"^意見 {number}番")).count() == 1
    page.mouse.down()
    page.mouse.move(x + 120, y + 60, steps=5)
    page.mouse.up()
    assert page.evaluate(SEEN)[2] >= 2 and page.locator("[role=dialog]").count() == 0  # who drags opens nothing
    page.get_by_role("button", name="拡大", exact=True).click()
    assert count(page) < nearer
    page.get_by_role("button", name="全体", exact=True).click()
    assert count(page) == whole and page.evaluate(SEEN)[2] == 1


def test_at_the_whole_map_the_wheel_away_from_it_is_the_pages(mapped):
    _, page, frame = mapped()
    top = frame.bounding_box()["y"]
    page.mouse.move(700, top + 200)
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(300)
    assert frame.bounding_box()["y"] < top and page.evaluate(SEEN)[2] == 1


@pytest.mark.parametrize(("width", "touch"), [(1440, False), (390, True)])
def test_a_point_opens_its_comment_and_the_address_opens_it_again(mapped, visit, many, width, touch):
    visitor, page, frame = mapped(width=width, touch=touch)
    page.get_by_role("button", name="拡大", exact=True).click()
    page.get_by_role("button", name="拡大", exact=True).click()
    page.wait_for_timeout(300)
    number = page.evaluate(f"""(() => {{ const {{ points, sight, frame }} = {MAP}, box = frame.getBoundingClientRect();
      const free = (n) => {{ const [x, y] = sight.seen(points.x[n], points.y[n]);
        return document.elementFromPoint(box.x + x, box.y + y) === frame; }};  // under a group's name is its door
      return points.name(points.nearest(sight.x, sight.y, 65536, free)); }})()""")
    x, y = place_of(page, frame, number)
    page.touchscreen.tap(x, y) if touch else page.mouse.click(x, y)
    assert visitor.panel() == 1 and f"id={number}" in page.url
    assert page.locator(f"[role=dialog] [aria-label='意見 {number}番']").count() == 1
    again = visit(server=many)
    again.open(page.url.partition(f"{many.url}/")[2])
    assert again.panel() == 1


def test_a_line_drawn_by_hand_opens_what_it_says_and_its_address_the_same_again(mapped, visit, many):
    visitor, page, frame = mapped()
    page.get_by_role("button", name="線で囲む").click()
    around(page, frame, 45)
    said = count(page, "area")
    assert 0 < said < 100
    page.locator("[data-part=area] button").click()
    assert visitor.panel() == said
    cards = page.locator("[role=dialog] article").evaluate_all("cards => cards.map((card) => card.ariaLabel)")
    assert len(page.url) < 500 and re.search(r"in_area=[0-9_-]+$", page.url)
    again = visit(server=many)
    other = again.open(page.url.partition(f"{many.url}/")[2])
    assert again.panel() == said
    assert other.locator("[role=dialog] article").evaluate_all("cards => cards.map((card) => card.ariaLabel)") == cards
    other.keyboard.press("Escape")
    other.wait_for_selector("[role=dialog]", state="detached")
    again.settle()
    assert count(other, "area") == said  # and it is drawn where it was
    other.get_by_role("button", name="囲みを消す").click()
    other.wait_for_timeout(400)
    assert other.inner_text("[data-part=area]") == "" and "in_area" not in other.url


def test_a_box_is_two_corners_whichever_way_it_is_drawn(mapped):
    visitor, page, frame = mapped()
    page.get_by_role("button", name="四角で囲む").click()
    box, found = frame.bounding_box(), []
    for begin, end in (((420, 260), (500, 330)), ((500, 330), (420, 260)), ((500, 260), (420, 330))):
        page.mouse.move(box["x"] + begin[0], box["y"] + begin[1])
        page.mouse.down()
        page.mouse.move(box["x"] + end[0], box["y"] + end[1], steps=4)
        page.mouse.up()
        found.append((count(page, "area"), page.locator("[data-part=area] button").get_attribute("data-pick")))
    assert found[0] == found[1] == found[2] and found[0][0] > 0
    page.locator("[data-part=area] button").click()
    assert visitor.panel() == found[0][0]


def test_browser_and_server_count_the_same_within_any_line(mapped, many):
    _, page, _ = mapped(groups="8")
    with many.get(f"/data/map.points?consultation={ID}&groups=8") as answer:
        drawn = read(answer.read())
    grid = MapGrid(
        *(drawn.head["width"], drawn.head["height"]),
        *(np.array(drawn.x, np.uint16), np.array(drawn.y, np.uint16), np.array(drawn.group, np.uint8)),
        *(np.zeros((8, 3), np.int64), drawn.head["step"]),
    )
    chance = random.Random(5)
    on_points = list(zip(drawn.x, drawn.y, strict=True))  # lines through points are where rounding would tell
    lines = [[chance.choice(on_points) for _ in range(chance.randint(3, 24))] for _ in range(300)]
    boxes = [[sorted(pair) for pair in zip(*chance.sample(on_points, 2), strict=True)] for _ in range(100)]
    areas = [*lines, *([(xs[0], ys[0]), (xs[1], ys[1])] for xs, ys in boxes)]
    told = page.evaluate(f"areas => areas.map((corners) => {MAP}.points.count(corners))", areas)
    assert told == [len(inside(grid, "_".join(f"{x}-{y}" for x, y in area))) for area in areas]
    assert sum(each > 0 for each in told) > 300


def test_everything_is_reached_by_keys_alone(mapped):
    visitor, page, frame = mapped()
    page.get_by_role("button", name="四角で囲む").focus()
    page.keyboard.press("Tab")
    assert frame.evaluate("frame => frame === document.activeElement")
    whole = count(page)
    page.keyboard.press("+")
    page.keyboard.press("+")
    nearer, (left, _, zoom) = count(page), page.evaluate(SEEN)
    assert nearer < whole and zoom > 2
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate(SEEN)[0] > left
    said = page.locator(".atlas-map-said")
    page.keyboard.press("ArrowRight")
    first = said.inner_text()
    assert re.fullmatch(r"意見 \d+番（まとまり\d+：.+）", first)
    places = [page.locator(".atlas-map-point").bounding_box()]
    for key, axis, way in (("ArrowRight", "x", 1), ("ArrowDown", "y", 1), ("ArrowLeft", "x", -1), ("ArrowUp", "y", -1)):
        before = page.evaluate(f"[{MAP}.points.x[{MAP}.at], {MAP}.points.y[{MAP}.at]]")
        page.keyboard.press(key)
        page.wait_for_timeout(200)
        now = page.evaluate(f"[{MAP}.points.x[{MAP}.at], {MAP}.points.y[{MAP}.at]]")
        moved = now["xy".index(axis)] - before["xy".index(axis)]
        assert moved * way > 0 and abs(moved) >= abs(now["yx".index(axis)] - before["yx".index(axis)])
        places.append(page.locator(".atlas-map-point").bounding_box())
    box = frame.bounding_box()
    assert all(box["x"] <= each["x"] + 12 <= box["x"] + box["width"] for each in places)
    number = re.search(r"\d+", said.inner_text())[0]
    page.keyboard.press("Enter")
    assert visitor.panel() == 1 and f"id={number}" in page.url
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    visitor.settle()
    assert frame.evaluate("frame => frame === document.activeElement")
    page.keyboard.press("Escape")
    assert said.inner_text() == ""
    page.keyboard.press("0")
    assert count(page) == whole


def test_what_is_in_sight_opens_without_a_pointer(mapped):
    visitor, page, frame = mapped(width=390)
    frame.focus()
    page.keyboard.press("ArrowRight")
    for _ in range(12):
        page.keyboard.press("+")
    said = count(page)
    assert 0 < said < 100
    page.locator("[data-part=seen] button").focus()
    page.keyboard.press("Enter")
    assert visitor.panel() == said


def test_the_groups_are_one_stop_of_the_tab_key_and_open_by_enter(mapped):
    _, page, frame = mapped()
    frame.focus()
    page.keyboard.press("Tab")
    doors = page.locator(".atlas-map-frame .atlas-marks button")
    assert doors.first.evaluate("door => door === document.activeElement")
    page.keyboard.press("ArrowRight")
    label = page.evaluate("document.activeElement.ariaLabel")
    said = int(re.findall(r"([\d,]+)件", label)[-1].replace(",", ""))
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=dialog] .atlas-panel-count")
    assert page.inner_text(".atlas-panel-count strong") == f"{said}件"


def test_a_group_out_of_sight_comes_into_it_with_the_focus(mapped):
    _, page, frame = mapped()
    for _ in range(4):
        page.get_by_role("button", name="拡大", exact=True).click()
    door = page.locator(".atlas-map-frame .atlas-marks button").last
    door.focus()
    page.wait_for_timeout(300)
    box, at = frame.bounding_box(), door.bounding_box()
    assert box["x"] < at["x"] + at["width"] / 2 < box["x"] + box["width"]
    assert box["y"] < at["y"] + at["height"] / 2 < box["y"] + box["height"]


@pytest.fixture
def touching(mapped):
    """The map on a telephone: page, frame, and a way to say where fingers are."""
    _, page, frame = mapped(width=390, touch=True)
    session = page.context.new_cdp_session(page)

    def touch(kind, *fingers):
        points = [{"x": across, "y": down, "id": number} for number, (across, down) in enumerate(fingers)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(16)

    return page, frame, touch


def swipe(page, frame, touch):
    """One finger upwards over the map; how far the map went up on the page."""
    box = frame.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 120
    touch("touchStart", (x, y))
    for step in range(8, 160, 8):
        touch("touchMove", (x, y - step))
    touch("touchEnd")
    page.wait_for_timeout(600)
    return box["y"] - frame.bounding_box()["y"]


def test_a_finger_on_the_whole_map_moves_the_page_and_on_an_enlarged_one_the_map(touching):
    page, frame, touch = touching
    page.locator("h1").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert swipe(page, frame, touch) > 100
    page.get_by_role("button", name="拡大", exact=True).click()
    page.wait_for_timeout(300)
    before = page.evaluate(SEEN)
    assert swipe(page, frame, touch) == 0 and page.evaluate(SEEN)[1] > before[1]
    assert page.locator("[role=dialog]").count() == 0


def test_two_fingers_enlarge_and_one_moves(touching):
    page, frame, touch = touching
    box = frame.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch("touchStart", (x - 30, y))
    touch("touchStart", (x - 30, y), (x + 30, y))
    for apart in range(30, 120, 10):
        touch("touchMove", (x - apart, y), (x + apart, y))
    touch("touchEnd")
    zoom = page.evaluate(SEEN)[2]
    assert zoom > 2
    before = page.evaluate(SEEN)
    touch("touchStart", (x, y))
    for step in range(0, 100, 10):
        touch("touchMove", (x - step, y - step))
    touch("touchEnd")
    after = page.evaluate(SEEN)
    assert after[0] > before[0] and after[1] > before[1] and after[2] == zoom
    assert page.locator("[role=dialog]").count() == 0


def test_only_chosen_points_are_lit_counted_and_opened(mapped):
    visitor, page, frame = mapped(q="図書館")
    chosen = visitor.shown()[0]
    assert count(page) == chosen < COUNT
    grey = page.evaluate(
        f"(() => {{ const {{ points }} = {MAP}; const n = points.lit.findIndex((lit, n) => !lit &&"
        " points.nearest(points.x[n], points.y[n], 4000) < 0); return points.name(n); })()"
    )
    page.mouse.click(*place_of(page, frame, grey))
    page.wait_for_timeout(500)
    assert page.locator("[role=dialog]").count() == 0


def test_the_ink_of_lit_points_is_on_the_canvas(mapped):
    blue = f"""(() => {{ const {{ canvas }} = {MAP}, {{ width, height }} = canvas;
      const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
      let found = 0;
      for (let n = 0; n < pixels.length; n += 4) if (pixels[n + 2] > pixels[n] + 60 && pixels[n + 3] > 99) found++;
      return found; }})()"""
    _, page, _ = mapped()
    every = page.evaluate(blue)
    _, page, _ = mapped(q="図書館")
    some = page.evaluate(blue)
    _, page, _ = mapped(q="どこにもない言葉")
    assert every > some > 0 and page.evaluate(blue) == 0


def test_many_points_and_few_are_drawn_at_the_same_places(mapped):
    """The two ways of drawing, which take turns as the map is enlarged."""
    _, page, _ = mapped()
    overlap = page.evaluate(f"""(() => {{
      const {{ points, sight, canvas }} = {MAP}, view = {{ scale: sight.scale, left: sight.left, top: sight.top }};
      const ink = () => {{ const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return Array.from({{ length: pixels.length / 4 }}, (_, n) => pixels[4 * n + 3] > 99); }};
      const context = canvas.getContext('2d'), box = [0, 0, 65535, 65535];
      points.dots(context, canvas, view, box, 3); const dots = ink();
      points.circles(context, canvas, view, box, 3); const circles = ink();
      let both = 0, either = 0;
      dots.forEach((dot, n) => {{ both += dot && circles[n]; either += dot || circles[n]; }});
      return both / either; }})()""")
    assert overlap > 0.7


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 768, 390])
def test_axe_finds_nothing_and_nothing_sticks_out(mapped, width, scheme):
    _, page, frame = mapped(width=width, scheme=scheme)
    page.get_by_role("button", name="線で囲む").click()
    around(page, frame, 60)
    page.get_by_text("地図の操作のしかた").click()
    page.wait_for_timeout(500)
    assert faults(page) == [] and page.evaluate(WHAT_READS_BADLY) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_saved_picture_has_points_groups_and_the_source(mapped):
    visitor, page, _ = mapped()
    picture = ElementTree.fromstring(visitor.download(page.locator("[data-image=svg]").first))
    image = next(each for each in picture.iter() if each.tag.endswith("image"))
    assert base64.b64decode(image.get("href").partition(",")[2]).startswith(b"\x89PNG")
    said = "".join(picture.itertext())
    assert "意見の地図" in said and "200件" in said and "意見アトラスで" in said
    assert visitor.download(page.locator("[data-image=png]").first).startswith(b"\x89PNG")


def test_on_paper_the_map_keeps_its_shape(mapped):
    """A canvas is no drawing that is made again: of another shape, points would lie beside their disks."""
    _, page, frame = mapped()
    size = "frame => [frame.offsetWidth, frame.offsetHeight, frame.querySelector('canvas').offsetWidth]"
    before = frame.evaluate(size)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 690, "height": 900})
    page.wait_for_timeout(300)
    # the frame's line of a pixel is 1.67 pixels where paper shows 0.6 of the size
    assert frame.evaluate(size) == pytest.approx(before, abs=1) and page.locator(".atlas-map-bar").is_hidden()


def test_points_are_sent_packed_and_once(many):
    path = f"/data/map.points?consultation={ID}&groups=6"
    with many.get(path, Accept_Encoding="gzip") as first:
        mark, packed = first.headers["ETag"], first.read()
        assert first.headers["Content-Encoding"] == "gzip" and first.headers["Cache-Control"] == "no-cache"
    with many.get(path, If_None_Match=mark) as again:
        assert (again.status, again.read()) == (304, b"")
    with many.get(path) as plain:
        assert plain.headers["Content-Encoding"] is None and len(plain.read()) > len(packed)


def test_what_does_not_come_is_said(visit, many):
    visitor = visit(server=many)
    visitor.page.route("**/data/map.points*", lambda route: route.abort())
    page = visitor.open("map")
    page.get_by_text("点を読み込めませんでした。ページを読み込み直してください。").wait_for()
    visitor.complaints.clear()
