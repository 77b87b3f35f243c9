export { ProxiesScreen as default } from '../../../features/votes/screens/proxies.screen.tsx'
