using Zhiheng.Kernel;

namespace Zhiheng.Platform.Powers;

/// <summary>An authority (a bureau of a county, a city or a province) in whose name an officer acts.</summary>
public sealed record Organ(RegionCode Region, string Name);

/// <summary>
/// With what somebody who signed in may act: the rows that are open under the power asked for, and for officers the authority whose
/// act it becomes. <paramref name="Account"/> is kept for the separation of duties: one person may not be on both sides of a record.
/// </summary>
public sealed record Mandate(Guid Account, Scope Scope, Organ? Organ);
