/** A customer who signs in, types and sends, wherever the portal stands; `at` is a page or a frame. */
export async function signIn(at, site, customer) {
  const identifier = at.getByLabel('E-mail address or phone number');
  await identifier.fill(customer.email);
  await identifier.press('Enter');
  const code = at.getByLabel('Code (6 digits)');
  await code.fill(await site.codeFor(site.portal.api, customer.email));
  await code.press('Enter');
  await at.getByLabel('Tax number').waitFor();
}

export async function typeAnswers(at) {
  await at.getByLabel('Tax number').fill('FRRGLI80A41F257I');
  await at.getByRole('checkbox', { name: 'I accept: Privacy notice' }).check();
}

/** Sends, sees the receipt, and finds in the backend what was typed, once. */
export async function send(at, site, customer) {
  await at.getByRole('button', { name: 'Send', exact: true }).click();
  await at.getByText('We have received it. Thank you.').waitFor();
  const { substate, values } = await site.company.record(customer);
  if (substate !== 'initial-review' || values['tax-id'] !== 'FRRGLI80A41F257I') throw new Error(`the backend has ${substate} ${JSON.stringify(values)}`);
}

export async function wholeFlow(at, site, customer) {
  await signIn(at, site, customer);
  await typeAnswers(at);
  await send(at, site, customer);
}
