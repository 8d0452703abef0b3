// The language that is spoken. It is state: what shows a text shows it again when the language changes.

class Spoken {
  locale = $state("en");
}

export const spoken = new Spoken();
