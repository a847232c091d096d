// The two fields in the bar. Each comes when there is something to choose.

import { chooseLabel, chosenLabel, find, onFilter, seenLabels } from "./filter.js";
import { onLanguage, say } from "./i18n.js";

/** Fewer drones than that are found at a glance. */
const WORTH_FINDING = 5;

export function setUpFilters(fleet) {
  const select = document.getElementById("class");
  const input = document.getElementById("find");
  const refresh = () => {
    select.hidden = !seenLabels().length;
    const options = [["", say("filter.all")], ...seenLabels().map((label) => [label, label])];
    if (select.options.length !== options.length || select.options[0].text !== options[0][1]) {
      select.replaceChildren(...options.map(([value, name]) => new Option(name, value)));
      select.value = chosenLabel();
    }
    input.hidden = fleet.all().length < WORTH_FINDING && !input.value;
  };
  select.addEventListener("change", () => chooseLabel(select.value));
  input.addEventListener("input", () => find(input.value));
  fleet.addEventListener("drones", refresh);
  onFilter(refresh);
  onLanguage(() => {
    select.ariaLabel = say("filter.class");
    input.ariaLabel = input.placeholder = say("filter.find");
    refresh();
  });
}
