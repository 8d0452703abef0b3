// One clock for everything that counts down on screen. It ticks each second while the window is visible; the engine
// remains the judge of every deadline, this only paints.

class Clock {
  now = $state(Date.now());

  start(): () => void {
    const tick = () => {
      if (!document.hidden) this.now = Date.now();
    };
    const timer = setInterval(tick, 1000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }
}

export const clock = new Clock();
