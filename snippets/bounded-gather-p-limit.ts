import pLimit from 'p-limit';

const limit = pLimit(8);
const pages = await Promise.all(urls.map(url => limit(async () => (await fetch(url)).text())));
