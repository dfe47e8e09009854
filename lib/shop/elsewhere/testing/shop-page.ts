/** A page of a shop as others write them: its business, two products, a picture and an address nobody should follow, and a list that is broken. */
export const shop = `<!doctype html><html><head><title>Cedar and Co, home</title>
<meta property="og:site_name" content="Cedar &amp; Co"><meta name="description" content="Wood, turned by hand.">
<link rel="icon" href="/icon.png">
<script>document.title = 'run'</script>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"Organization","name":"Cedar & Co","logo":{"@type":"ImageObject","url":"/logo.png"}},
 {"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Product","sku":"B-1","name":"Olive <b>bowl","description":"<p>Deep.</p>",
   "image":["/bowl.jpg"],"brand":{"name":"Cedar"},"gtin13":"4006381333931","url":"/bowl","offers":{"@type":"Offer","price":"42.50","priceCurrency":"USD","availability":"https://schema.org/InStock"}}},
  {"@type":"ListItem","item":{"@type":"Product","name":"Spoon","url":"javascript:alert(1)","image":"file:///etc/passwd","offers":{"price":"1.234,50","availability":"https://schema.org/OutOfStock"}}}]}]}</script>
<script type="application/ld+json">{"broken": </script></head><body><h1>Hi</h1></body></html>`;
