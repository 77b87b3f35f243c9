/* The client's own react-query: another copy would not be the one its modules know. */
export { QueryClient } from '../../miniapp/node_modules/@tanstack/react-query/build/modern/index.js'
