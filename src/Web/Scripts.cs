using System.Reflection;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Web;

/// <summary>The assemblies that bring database scripts, in the order in which their tables depend on each other.</summary>
public static class Scripts
{
    public static IReadOnlyList<Assembly> All { get; } =
        [typeof(Database).Assembly, typeof(CertificateLookup).Assembly, typeof(Sequencer).Assembly];
}
