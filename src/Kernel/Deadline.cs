using System.Runtime.InteropServices;

namespace Zhiheng.Kernel;

/// <summary>
/// The last day on which something is still in time (included). Provisional when a day that decided it lies in a year whose
/// holidays are not announced yet: show it as such and compute it again when the table is loaded.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Deadline(DateOnly Date, bool Provisional)
{
    public bool IsMissedOn(DateOnly day) => day > Date;
}
