'use strict';
// What stands in the page's "Headers" editor goes with each request, and as the payload of `connection_init`.
const url = new URL('/graphql', window.location.href);
const socket = new URL(url);
socket.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';

ReactDOM.createRoot(document.getElementById('page')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: url.href, subscriptionUrl: socket.href, enableIncrementalDelivery: false }),
    defaultEditorToolsVisibility: 'headers',
    shouldPersistHeaders: true,
  }),
);
