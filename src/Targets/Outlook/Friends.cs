using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Zhiheng.Modules.Tests")]
