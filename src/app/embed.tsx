import { EmbedPage } from './EmbedPage.tsx'
import { startPage } from './startPage.tsx'

// A frame waits for a press.
void startPage({
  render: ({ height }) => <EmbedPage hasFixedHeight={height > 0} />,
  playsByItself: false,
})
