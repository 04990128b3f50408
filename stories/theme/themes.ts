import bosco from '../../src/theme/themes/bosco.tokens.json' with { type: 'json' };
import dark from '../../src/theme/themes/dark.tokens.json' with { type: 'json' };
import highContrast from '../../src/theme/themes/high-contrast.tokens.json' with { type: 'json' };
import light from '../../src/theme/themes/light.tokens.json' with { type: 'json' };
import marea from '../../src/theme/themes/marea.tokens.json' with { type: 'json' };
import plain from '../../src/theme/themes/plain.tokens.json' with { type: 'json' };
import sole from '../../src/theme/themes/sole.tokens.json' with { type: 'json' };

/** Every theme that the package brings. */
export const themes = { light, dark, 'high-contrast': highContrast, plain, sole, marea, bosco };
