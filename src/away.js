// On the neutral page that “Leave now” leads to: continues to an external site as soon as there is a network. An
// installed app would only open another window within itself, so it stays here.
const out = () => {
  if (navigator.onLine && !matchMedia("(display-mode: standalone)").matches) location.replace(document.links[0].href);
};
addEventListener("online", out);
addEventListener("pageshow", out);
