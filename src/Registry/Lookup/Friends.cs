using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Zhiheng.Modules.Tests")]
[assembly: InternalsVisibleTo("bench-search")]
