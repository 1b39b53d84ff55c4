using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Proofs.Tests.Signatures;

/// <summary>Every vector runs through OpenSSL and through our own code. Names, because a theory's data must be printable.</summary>
internal static class BothPrimitives
{
    public static TheoryData<string> Names => OpenSslPrimitives.IsUsable ? ["managed", "openssl"] : ["managed"];

    public static IReadOnlyList<IPrimitives> All { get; } = OpenSslPrimitives.IsUsable ? [new ManagedPrimitives(), new OpenSslPrimitives()] : [new ManagedPrimitives()];

    public static IPrimitives Named(string name) => name == "managed" ? new ManagedPrimitives() : new OpenSslPrimitives();
}
