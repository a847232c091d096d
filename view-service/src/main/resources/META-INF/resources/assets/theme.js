// Runs before anything is painted, so that the page does not flash in the other colours: therefore no module.
document.documentElement.dataset.theme = localStorage.getItem("skylens.theme") === "light" ? "light" : "dark";
