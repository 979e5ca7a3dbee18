// What a machine sees wrong with a page as it stands in its window: a list of sentences.
(leastToTouch) => {
  const style = (element, part) => getComputedStyle(element, part);
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)].filter(isShown);
  // The name in the bar gives way to what can be pressed.
  const apart = "svg, .brand, .visually-hidden, .visually-hidden-focusable, .skip-link, option, textarea";
  const isApart = (element) => element.closest(apart);
  const named = (element) => {
    const text = (element.innerText || element.getAttribute("aria-label") || "").split(/\s+/).join(" ");
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") || ""}"> ${text.slice(0, 40)}`;
  };

  const scrollsSideways = () => {
    const excess = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return excess > 0 ? [`scrolls sideways by ${excess} px`] : [];
  };

  // Text that runs out of its box, or out of the window.
  const isScroller = (element) => /auto|scroll/.test(style(element).overflowX);
  const scrolls = (element) => element && (isScroller(element) || scrolls(element.parentElement));
  const box = (element) => (/^(inline|contents)$/.test(style(element).display) ? box(element.parentElement) : element);
  const excess = (text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const own = range.getBoundingClientRect();
    const around = box(text.parentElement).getBoundingClientRect();
    const out = Math.max(around.left - own.left, own.right - around.right, -own.left, own.right - innerWidth);
    return around.width > 1 ? Math.round(out) : 0;
  };
  const texts = (element) => [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
  const outOfItsBox = () =>
    all("body *")
      .filter((element) => !isApart(element) && !scrolls(element))
      .flatMap((element) => texts(element).map((text) => [excess(text), element]))
      // A space that hangs over at the end of a line is no fault.
      .filter(([out]) => out > 5)
      .map(([out, element]) => `${out} px out of its box: ${named(element)}`);

  // What is written in a drawing is cut by nothing: it runs over its neighbours.
  const outOfItsDrawing = () =>
    all("svg text").flatMap((text) => {
      const [own, around] = [text, text.closest("svg")].map((element) => element.getBoundingClientRect());
      const out = Math.round(Math.max(around.left - own.left, own.right - around.right));
      return out > 5 ? [`${out} px out of its drawing: ${text.textContent.slice(0, 40)}`] : [];
    });

  const scrollsInside = () => {
    const main = document.querySelector("main");
    const excess = main ? main.scrollHeight - main.clientHeight : 0;
    return excess > 1 ? [`${excess} px of the page are hidden in it`] : [];
  };

  // A link within a sentence may be as high as its line; a label is touched for its field, a row for its link.
  const touchable = "a[href], button, summary, select, textarea, input:not([type=hidden])";
  const isInText = (element) =>
    style(element).display === "inline" && element.parentElement.innerText.trim() !== element.innerText.trim();
  const touched = (element) => [
    element,
    ...(element.labels || []),
    ...(style(element, "::after").position === "absolute" ? [element.closest(".row-link, .stage-card")] : []),
  ];
  const largest = (element) => {
    const boxes = touched(element).filter(Boolean).map((one) => one.getBoundingClientRect());
    return [Math.max(...boxes.map((one) => one.width)), Math.max(...boxes.map((one) => one.height))];
  };
  const smallToTouch = () =>
    all(touchable)
      .filter((element) => !isApart(element) && !isInText(element) && !element.matches(".btn-check"))
      .filter((element) => Math.min(...largest(element)) < leastToTouch)
      .map((element) => `${largest(element).map(Math.round).join(" × ")} px to touch: ${named(element)}`);

  const missingPictures = () =>
    all("img")
      .filter((image) => !image.complete || !image.naturalWidth)
      .map((image) => `no picture: ${image.src}`);

  const wrongDirection = () => {
    const { lang, dir } = document.documentElement;
    return (dir === "rtl") === lang.startsWith("ar") ? [] : [`${lang} is written ${dir}`];
  };

  return [scrollsSideways, scrollsInside, outOfItsBox, outOfItsDrawing, smallToTouch, missingPictures, wrongDirection].flatMap((check) => check());
};
