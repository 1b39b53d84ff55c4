using System.Reflection;
using System.Runtime.CompilerServices;
using Zhiheng.Kernel;

namespace Zhiheng.Architecture.Tests;

/// <summary>Facts are kept for ever: nobody may change one, derive from one or hide one where other modules cannot read it.</summary>
public class FactTests
{
    public static TheoryData<Type> Facts => [.. House.ProjectsOnDisk.SelectMany(project => House.Load(project).GetTypes())
        .Where(type => typeof(IFact).IsAssignableFrom(type) && type is { IsInterface: false, IsAbstract: false })];

    [Fact]
    public void There_are_facts() => Assert.NotEmpty(Facts);

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_is_a_sealed_record_in_Contracts(Type fact)
    {
        ArgumentNullException.ThrowIfNull(fact);

        Assert.True(fact.IsSealed);
        Assert.NotNull(fact.GetMethod("<Clone>$"));
        Assert.StartsWith("Zhiheng.Contracts.", fact.Namespace, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_cannot_be_changed(Type fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

        Assert.DoesNotContain(fact.GetProperties(Own), property => property.SetMethod is { } set && !IsInit(set));
        Assert.DoesNotContain(fact.GetFields(Own), field => !field.IsInitOnly && !field.Name.StartsWith('<'));
        Assert.DoesNotContain(fact.GetProperties(Own), property => IsChangeable(property.PropertyType));
    }

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsChangeable(Type type)
        => type.IsArray || (type.IsGenericType && type.GetInterfaces().Append(type).Any(each =>
            each.IsGenericType && each.GetGenericTypeDefinition() == typeof(ICollection<>)));
}
