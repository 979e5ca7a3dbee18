import gzip

from django.http import HttpResponse

from accounts.compressing import MOST_PADDING, compress, padded

TEXT = b"<p>Thank Ana Ruiz</p>" * 100


def answered(rf, content=TEXT, accepts="gzip, br", **headers):
    request, response = rf.get("/", headers={"accept-encoding": accepts}), HttpResponse(content, headers=headers)
    compress(request, response)
    return response


def test_a_page_comes_compressed_and_says_so(rf):
    response = answered(rf)

    assert gzip.decompress(response.content) == TEXT
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Content-Length"] == str(len(response.content))
    assert response.headers["Vary"] == "Accept-Encoding"


def test_its_length_is_left_to_chance(rf):
    lengths = [len(answered(rf).content) for _again in range(300)]

    assert len(set(lengths)) > MOST_PADDING / 2
    assert max(lengths) - min(lengths) < MOST_PADDING


def test_every_length_of_the_padding_is_unpacked_to_the_same():
    assert {gzip.decompress(padded(gzip.compress(TEXT))) for _again in range(300)} == {TEXT}


def test_who_does_not_take_it_what_is_short_and_what_is_packed_already_stay_as_they_are(rf):
    for response in (
        answered(rf, accepts=""),
        answered(rf, accepts="br"),
        answered(rf, b"short"),
        answered(rf, **{"Content-Encoding": "br"}),
    ):
        assert response.content in (TEXT, b"short")
        assert response.headers.get("Content-Encoding") != "gzip"
