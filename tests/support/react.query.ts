/* The client's own react-query: another copy would not be the one its modules know. */
export {
  QueryClient,
  QueryClientProvider,
} from '../../miniapp/node_modules/@tanstack/react-query/build/modern/index.js'
