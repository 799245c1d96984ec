// Unpacks the browser into TMPDIR with the libraries it needs, as it does on a bare machine, and tells where it is.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
const { default: chromium } = await import('@sparticuz/chromium');
console.log(await chromium.executablePath());
