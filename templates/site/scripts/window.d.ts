import type { Shared } from "./loading.js";
import type { Search } from "./search.js";

declare global {
  interface Window {
    /** What the scripts of a page share; search.js adds its own as soon as it is loaded. */
    awesomequant?: Shared & Partial<Search>;
    /** What the browser would keep nowhere, for as long as the page lasts; see store.js. */
    awesomequantMemory?: Record<string, string>;
    /** The theme's stream of pages, where it swaps them without loading anew. */
    document$?: { subscribe(shown: () => void): void };
  }
}
