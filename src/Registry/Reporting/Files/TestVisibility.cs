using System.Runtime.CompilerServices;

// Encodings and number formats are proved on their own, not only through whole files.
[assembly: InternalsVisibleTo("Zhiheng.Modules.Tests")]
