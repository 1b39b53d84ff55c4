using System.Reflection;
using Zhiheng.Inspection;
using Zhiheng.Ledger.Logs;
using Zhiheng.Studies;
using Zhiheng.Targets;

namespace Zhiheng.Web;

/// <summary>The assemblies that bring database scripts, in the order in which their tables depend on each other.</summary>
public static class Scripts
{
    public static IReadOnlyList<Assembly> All { get; } = [.. Registry.Modules.All, typeof(Sequencer).Assembly, typeof(InspectionScope).Assembly, typeof(TargetsScope).Assembly, typeof(StudiesScope).Assembly];
}
