// The browser knows the names of countries in the language of the page; the server knows the English ones.
const countries = document.querySelector("[data-countries]");
const { lang } = document.documentElement;

if (countries && lang !== "en" && Intl.DisplayNames) {
  const names = new Intl.DisplayNames(lang, { type: "region" });
  const { value } = countries;
  const options = [...countries.options].filter((option) => option.value);
  for (const option of options) option.textContent = names.of(option.value);
  options.sort((one, other) => one.textContent.localeCompare(other.textContent, lang));
  countries.append(...options);
  countries.value = value;
}
