package io.skylens.view.event;

/** Is told what happens, by whichever thread; must not block. */
public interface EventListener {

    void happened(Event event);
}
