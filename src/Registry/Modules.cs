using System.Reflection;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry;

/// <summary>The assemblies that bring database scripts, in the order in which their tables depend on each other.</summary>
public static class Modules
{
    public static IReadOnlyList<Assembly> All { get; } = [typeof(Database).Assembly, typeof(Modules).Assembly];
}
