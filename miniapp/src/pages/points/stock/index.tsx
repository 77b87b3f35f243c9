export { StockScreen as default } from '../../../features/points/screens/stock.screen.tsx'
