// How long a file has been in the making, and that it is ready or could not be made: the button's own turning sign says neither, and nothing
// at all to who does not see it. A file that is there within a second needs no words.

const QUIET = 1000, STAYS = 5000;  // milliseconds until something is said, and for which the end of it stays

function watchMaking(event) {
  const button = event.target.closest?.('[data-testid=stDownloadButton] button');
  if (!button || button.disabled) return;
  const place = button.closest('[data-testid=stDownloadButton]'), name = button.innerText.trim(), begun = performance.now();
  const turns = () => place.isConnected && place.querySelector('[data-testid=stSpinnerIcon]');
  const watch = setInterval(() => {
    const passed = performance.now() - begun;
    if (turns()) {
      if (passed >= QUIET) sayMaking(`「${name}」を作っています…`, `${Math.floor(passed / 1000)}秒`);
    } else if (passed >= 500) {  // the sign comes a moment after the press
      clearInterval(watch);
      const failed = place.querySelector('[data-testid=stDownloadButtonError]');
      if (failed) sayMaking(`⚠ 「${name}」を作れませんでした。もう一度押しても同じなら、管理者に伝えてください。`);
      else if (passed >= QUIET) sayMaking(`「${name}」ができました。`, `${Math.round(passed / 1000)}秒`);
      if (failed || passed >= QUIET) setTimeout(() => { makingPlace().hidden = true; }, STAYS);
    }
  }, 250);
}

// Words are said aloud once, when they change; the seconds are for the eye.
function sayMaking(words, time = '') {
  const box = makingPlace(), [said, passed] = box.children;
  box.hidden = false;
  if (said.textContent !== words) said.textContent = words;
  passed.textContent = time;
}

function makingPlace() {
  const there = document.querySelector('.atlas-making');
  if (there) return there;
  const made = document.createElement('div');
  made.className = 'atlas-making';
  made.hidden = true;
  made.innerHTML = '<span role="status"></span> <span aria-hidden="true"></span>';
  document.body.append(made);  // not within what React draws, which would lose or repeat it
  return made;
}
